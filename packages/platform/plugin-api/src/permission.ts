import { Refusal } from './refusal.ts'

export const roles = ['owner', 'accountant', 'cashier', 'auditor', 'customer'] as const

/** What a person is in a company. */
export type Role = (typeof roles)[number]

/** Something a person may be allowed to do. Every procedure names exactly one. */
export interface Permission {
  /** '<plugin>.<what>', e.g. 'accounting.confirm-invoices'. */
  readonly id: string
  /** For the list of roles: 'Confirm invoices and credit notes'. */
  readonly title: string
  /** Who has it unless the company says otherwise. The owner always has. */
  readonly roles: readonly Role[]
}

/** Declares a plugin's permissions: `definePermissions('wallet', { allocate: { title, roles } })`. */
export function definePermissions<const Names extends Record<string, Omit<Permission, 'id'>>>(
  pluginId: string,
  permissions: Names,
): { readonly [Name in keyof Names]: Permission } {
  const entries = Object.entries(permissions).map(([name, permission]) => [
    name,
    { id: `${pluginId}.${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, ...permission },
  ])
  return Object.fromEntries(entries) as { readonly [Name in keyof Names]: Permission }
}

/** What somebody is told who is signed in and lacks a permission. */
export function notAllowed({ id, title }: Permission): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'not_allowed',
    message: `Your role may not do this: ${title}.`,
    facts: { permission: id },
  })
}
