import { defineMessages } from '@platform/plugin-api/web'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { startLanguages } from '../language/i18n.ts'
import { explainError, problemOfField } from './explain-error.ts'

const messages = defineMessages('wallet', {
  always: {
    en: { 'refusal.insufficient_funds': 'Only {{available, money}} is there.' },
    ar: async () => ({ 'refusal.insufficient_funds': 'المتاح {{available, money}} فقط.' }),
  },
})
const answered = (data: object) => Object.assign(new Error('From the server'), { data })

beforeAll(async () => {
  // The language is kept and shown by the browser; here there is none.
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('document', { documentElement: {} })
  await startLanguages([messages], 'en')
})

describe('an error in one sentence', () => {
  it('is the plugin’s own words for a refusal, with the facts as money', () => {
    const refusal = {
      code: 'insufficient_funds',
      facts: { available: '500', currency: 'GBP' },
      message: 'Not enough.',
    }
    expect(explainError(answered({ refusal }), messages)).toBe('Only £5.00 is there.')
  })

  it('is the server’s sentence where the plugin has no words of its own', () => {
    const refusal = { code: 'locked', facts: {}, message: 'The books are locked until 31 Jan.' }
    expect(explainError(answered({ refusal }), messages)).toBe('The books are locked until 31 Jan.')
  })

  it('says what to do when there was no answer, no session or no permission', () => {
    expect(explainError(new TypeError('Failed to fetch'))).toContain('Check your connection')
    expect(explainError(answered({ code: 'UNAUTHORIZED' }))).toContain('Sign in again')
    expect(explainError(answered({ code: 'FORBIDDEN' }))).toContain('Ask an owner')
    expect(explainError(answered({ code: 'INTERNAL_SERVER_ERROR' }))).toContain('on our side')
  })

  it('names the fields that broke a rule', () => {
    const error = answered({ code: 'BAD_REQUEST', fields: { amount: ['more than zero'] } })
    expect(explainError(error)).toContain('amount (more than zero)')
    expect(problemOfField(error, 'amount')).toBe('more than zero')
    expect(problemOfField(error, 'date')).toBeUndefined()
  })
})
