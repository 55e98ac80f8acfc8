import { describe, expect, it } from 'vitest'
import { type PendingWrite, withoutSecrets } from './pending-write.ts'

describe('a payment whose answer has not come', () => {
  it('is kept on the device with its key, and without anybody’s PIN', () => {
    const write: PendingWrite = {
      kind: 'sale',
      sentAt: '2026-01-31T10:00:00Z',
      request: {
        idempotencyKey: 'a8b9',
        sessionId: 's',
        lines: [],
        approval: { userId: 'u', pin: '4711' },
        tenders: [{ methodId: 'wallet', amount: '100', proof: { kind: 'pin', value: '0815' } }],
      },
    }
    const kept = JSON.stringify(withoutSecrets(write))
    expect(kept).toContain('a8b9')
    expect(kept).toContain('wallet')
    expect(kept).not.toContain('4711')
    expect(kept).not.toContain('0815')
  })
})
