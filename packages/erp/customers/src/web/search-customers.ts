import { queryClient } from '@platform/plugin-api/web'
import type { Entity } from '@platform/ui'
import { customers } from './client.ts'

const OFFERED = 8

/** Finds customers by any word of name, e-mail, phone, reference or city. */
export async function searchCustomers(text: string): Promise<readonly Entity[]> {
  const { rows } = await queryClient.fetchQuery(
    customers.list.queryOptions({ page: 1, pageSize: OFFERED, ...(text === '' ? {} : { search: text }) }),
  )
  return rows.map(({ id, name, email, phone, reference, city }) => {
    const hint = [email ?? phone, city, reference].filter(Boolean).join(' · ')
    return { id, label: name, ...(hint === '' ? {} : { hint }) }
  })
}
