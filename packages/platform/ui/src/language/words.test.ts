import { defineMessages } from '@platform/plugin-api/web'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addWords, areWordsHere, loadWords, speak, wordsOfCode } from './words.ts'

afterEach(() => {
  speak('en')
  vi.useRealTimers()
})

const none = async () => ({})

describe('words of a code', () => {
  it('are those of the plugin that has some, in the language of the moment', () => {
    const messages = defineMessages('shelves', { always: { en: {}, ar: none } })
    addWords(messages, 'en', { 'shelfKind.deep': 'Deep' })
    addWords(messages, 'ar', { 'shelfKind.deep': 'عميق' })
    expect([wordsOfCode('shelfKind', 'deep'), wordsOfCode('shelfKind', 'flat')]).toEqual(['Deep', undefined])
    speak('ar')
    expect(wordsOfCode('shelfKind', 'deep')).toBe('عميق')
  })
})

describe('words of pages', () => {
  it('that could not be fetched are fetched when they are asked for again', async () => {
    vi.useFakeTimers()
    let isAway = true
    const messages = defineMessages('drawers', {
      always: { en: {}, ar: none },
      pages: {
        en: async () => {
          if (isAway) throw new Error('the server is away')
          return { 'drawer.title': 'Drawer' }
        },
        ar: async () => ({ 'drawer.title': 'درج' }),
      },
    })
    await expect(loadWords(messages)).rejects.toThrow('could not be fetched')
    isAway = false
    await vi.advanceTimersByTimeAsync(1_000)
    await loadWords(messages)
    expect(areWordsHere(messages)).toBe(true)
  })
})
