import { newId, transaction } from '@platform/database'
import {
  afterCommit,
  defineEvent,
  definePermissions,
  definePlugin,
  emit,
  procedure,
  router,
} from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestHost, testHost } from './test-host.ts'

const parcelsSent = defineEvent<{ parcel: string; weight: bigint }>('post-office.parcelsSent')
const permissions = definePermissions('post-office', {
  sendParcels: { title: 'Send parcels', roles: ['cashier'] },
})
const postOfficeRouter = router({
  send: procedure(permissions.sendParcels).mutation(async ({ ctx }) => {
    const parcel = newId()
    await transaction(ctx.database, (tx) =>
      emit(tx, parcelsSent, ctx.session.company.id, [{ parcel, weight: 9_007_199_254_740_993n }]),
    )
    return parcel
  }),
})

describe('a test host', () => {
  const delivered: unknown[] = []
  let test: TestHost
  beforeAll(async () => {
    const postOffice = definePlugin({
      id: 'post-office',
      name: 'Post office',
      router: postOfficeRouter,
      permissions,
      subscribers: [
        afterCommit(parcelsSent, 'post-office.count', async (_context, items) => {
          delivered.push(...items)
        }),
      ],
    })
    test = await testHost({ plugins: [postOffice] })
  })
  afterAll(() => test.close())

  it('calls procedures with the permissions of a role, and delivers what they emit', async () => {
    const company = await test.createCompany()
    const cashier = test.callerAs(postOfficeRouter, test.sessionOf(company, 'cashier'))
    const parcel = await cashier.send()
    await test.deliverEvents()
    expect(delivered).toEqual([{ parcel, weight: '9007199254740993' }])
  })

  it('refuses who lacks the permission, and who is signed out', async () => {
    const company = await test.createCompany()
    const auditor = test.callerAs(postOfficeRouter, test.sessionOf(company, 'auditor'))
    await expect(auditor.send()).rejects.toThrow('Your role may not do this: Send parcels.')
    await expect(test.callerAs(postOfficeRouter, null).send()).rejects.toThrow('Sign in first.')
  })
})
