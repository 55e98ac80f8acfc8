import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchOnce } from './fetch-once.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what is fetched once', () => {
  it('is the same promise for everybody, for good once it is there', async () => {
    const fetched = new Map<string, Promise<number>>()
    let times = 0
    const ask = () => fetchOnce(fetched, 'figure', async () => ++times)
    expect(ask()).toBe(ask())
    expect(await ask()).toBe(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await ask()).toBe(1)
  })

  // It stayed away until the page was loaded anew, however often somebody tried again.
  it('is fetched again by who asks a moment after it failed, and not in the same breath', async () => {
    const fetched = new Map<string, Promise<string>>()
    const answers = [() => Promise.reject(new Error('offline')), () => Promise.resolve('words')]
    const ask = () =>
      fetchOnce(fetched, 'words', () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')))
    const failed = ask()
    await expect(failed).rejects.toMatchObject({ name: 'NotFetched', cause: { message: 'offline' } })
    expect(ask()).toBe(failed)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await ask()).toBe('words')
  })
})
