// Package fisher tells whether something got rarer, from small counts alone.
//
// [Rarer] is Fisher's exact test, one-sided. Of m interviews before, b had a
// weakness; of n after, a have it. If nothing had changed, which s = a + b of the
// m + n had it would be chance, and the probability of a or fewer among the n is
//
//	p = Σ over k ≤ a of C(n, k) · C(m, s−k) / C(m+n, s)
//
// A small p says that chance hardly explains so few. The test is exact, so it holds
// for five interviews as well as for fifty. R. A. Fisher, The Logic of Inductive
// Inference, Journal of the Royal Statistical Society 98 (1935), pages 39 to 82.
package fisher

// Rarer returns how probable a or fewer of n are, given b of m, if nothing has
// changed. It is 1 where there is nothing to compare.
func Rarer(b, m, a, n int) float64 {
	s := a + b
	if m <= 0 || n <= 0 || a < 0 || b < 0 || a > n || b > m {
		return 1
	}
	// The terms for k from its smallest value on, each from the one before, measured
	// by the first; the products are rounded one by one, so that the sum is the same
	// on every machine.
	first, last := max(0, s-m), min(n, s)
	term, below, all := 1.0, 0.0, 0.0
	for k := first; k <= last; k++ {
		all += term
		if k <= a {
			below += term
		}
		up := float64(float64(n-k) * float64(s-k))
		down := float64(float64(k+1) * float64(m-s+k+1))
		term = float64(term * float64(up/down))
		if all > 1e200 {
			term, below, all = term*1e-200, below*1e-200, all*1e-200
		}
	}
	return below / all
}

// More is like [Rarer] for at least a of n: whether something came up more often.
func More(b, m, a, n int) float64 { return Rarer(m-b, m, n-a, n) }
