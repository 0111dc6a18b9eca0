package look

import "math"

// round brings a coordinate to a whole pixel, so that text and hairlines stay crisp.
func round(f float32) float32 { return float32(math.Round(float64(f))) }

// ceil is the next whole pixel.
func ceil(f float32) float32 { return float32(math.Ceil(float64(f) - 0.01)) }
