// Package passphrase makes passphrases and judges those that people choose.
//
//	passphrase.Clean(typed)  what is really used of what was typed
package passphrase
