// What the lock page needs of other people's libraries, and nothing more.
export { Decrypter, Encrypter } from 'age-encryption';
export { chacha20poly1305 } from '@noble/ciphers/chacha.js';
export { scrypt as slowScrypt } from '@noble/hashes/scrypt.js';
export { base64nopad } from '@scure/base';
export { scrypt } from 'hash-wasm';
