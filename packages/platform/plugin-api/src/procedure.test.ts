import { connect } from '@platform/database'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { publicProcedure, router } from './procedure.ts'

const echo = router({
  say: publicProcedure.input(z.object({ words: z.array(z.string()) })).query(({ input }) => input.words),
})
const caller = echo.createCaller({
  requestId: 'test',
  database: connect({ url: 'postgresql://nobody@127.0.0.1:1/nothing' }),
  session: null,
})

describe('every procedure', () => {
  it('takes whatever people type', async () => {
    const words = ['<script>alert(1)</script>', "O'Brien; drop table", '😀', '\u202e', ' ']
    expect(await caller.say({ words })).toEqual(words)
  })

  it('refuses the one character that PostgreSQL cannot keep, in words', async () => {
    await expect(caller.say({ words: ['fine', 'a\u0000b'] })).rejects.toThrow(/U\+0000/)
  })

  it('is refused for what it is, however deep it goes', async () => {
    let deep: unknown = 'fine'
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    await expect(caller.say({ words: ['fine'], deep } as { words: string[] })).resolves.toBeDefined()
    await expect(caller.say(deep as { words: string[] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
