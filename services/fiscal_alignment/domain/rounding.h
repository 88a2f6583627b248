#pragma once

#include <cmath>

namespace tandem::fiscal {

// Figures are computed in double precision and compared after rounding to 9 decimals, so that the
// order of additions never decides a rank.
inline double Rounded(double figure) { return std::round(figure * 1e9) / 1e9; }

}  // namespace tandem::fiscal
