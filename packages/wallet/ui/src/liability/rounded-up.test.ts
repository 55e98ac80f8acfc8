import { expect, it } from 'vitest'
import { roundedUp } from './rounded-up.ts'

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [5, 5],
  [51, 100],
  [1_200, 2_000],
])('draws lines at round numbers: %d at %d', (value, line) => {
  expect(roundedUp(value)).toBe(line)
})
