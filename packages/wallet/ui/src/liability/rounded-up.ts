/** The next number up with one figure that counts, such as 1, 2 or 5 and zeros: where a line of a chart is drawn. */
export function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return power * ([1, 2, 5, 10].find((figure) => figure * power >= value) ?? 10)
}
