import { describe, expect, it } from 'vitest'
import { setsOfCustomers } from './sets-of-customers.ts'

const cut = (customers: string, size: number) =>
  setsOfCustomers(
    [...customers].map((customer_id) => ({ customer_id })),
    size,
  ).map((set) => set.map(({ customer_id }) => customer_id).join(''))

describe('sets of customers', () => {
  it('are of the size wanted, or as much larger as their last customer needs', () => {
    expect(cut('aabbbcd', 2)).toEqual(['aa', 'bbb', 'cd'])
    expect(cut('abbbbcd', 2)).toEqual(['abbbb', 'cd'])
    expect(cut('abc', 5)).toEqual(['abc'])
    expect(cut('', 5)).toEqual([])
  })
})
