/** How a cost grows with the size of its input: a test of complexity that does not depend on the machine's speed. */

export interface Measurement {
  /** Size of the input, above zero. */
  readonly size: number;
  /** Seconds, bytes, statements: any positive cost. */
  readonly cost: number;
}

/**
 * The exponent `k` for which cost ≈ c · sizeᵏ fits best: 1 is linear, 2 quadratic, n log n reads as slightly above 1.
 * Ordinary least squares of log cost on log size.
 *
 * @throws RangeError with fewer than two distinct sizes, or a size or cost that is not above zero.
 */
export function growthExponent(measurements: readonly Measurement[]): number {
  const points = measurements.map(({ size, cost }) => {
    if (!(size > 0 && cost > 0)) throw new RangeError('sizes and costs must be above zero');
    return { x: Math.log(size), y: Math.log(cost) };
  });
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) throw new RangeError('growth needs at least two distinct sizes');
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
}
