package fisher

import (
	"math"
	"math/big"
	"testing"
)

// exact is the formula of the package comment, in whole numbers.
func exact(b, m, a, n int) float64 {
	choose := func(n, k int) *big.Int { return new(big.Int).Binomial(int64(n), int64(k)) }
	s, sum := a+b, new(big.Int)
	for k := max(0, s-m); k <= a; k++ {
		sum.Add(sum, new(big.Int).Mul(choose(n, k), choose(m, s-k)))
	}
	p, _ := new(big.Rat).SetFrac(sum, choose(m+n, s)).Float64()
	return p
}

func TestRarer(t *testing.T) {
	for m := 1; m <= 9; m++ {
		for n := 1; n <= 9; n++ {
			for b := range m + 1 {
				for a := range n + 1 {
					if got, want := Rarer(b, m, a, n), exact(b, m, a, n); math.Abs(got-want) > 1e-12 {
						t.Fatalf("Rarer(%d of %d, %d of %d) = %v, want %v", b, m, a, n, got, want)
					}
				}
			}
		}
	}
	if got, want := Rarer(400, 500, 300, 700), exact(400, 500, 300, 700); math.Abs(got-want) > 1e-12*want {
		t.Errorf("of many: %v, want %v", got, want)
	}
	if p := More(1, 6, 8, 8); p > 0.01 {
		t.Errorf("1 of 6, then 8 of 8: more often with p %v", p)
	}
	if p := Rarer(0, 0, 0, 5); p != 1 {
		t.Errorf("nothing before: p %v", p)
	}
}
