import { definePermissions, type Permission, type Role } from '@platform/plugin-api'

export const permissions = definePermissions('point-of-sale', {
  sell: { title: 'Sell at the till', roles: ['owner', 'accountant', 'cashier'] },
  runSessions: { title: 'Open and close sessions of a till', roles: ['owner', 'accountant', 'cashier'] },
  read: {
    title: 'See orders and sessions of the tills',
    roles: ['owner', 'accountant', 'cashier', 'auditor'],
  },
  discount: { title: 'Give discounts at the till', roles: ['owner', 'accountant'] },
  overridePrices: { title: 'Change prices at the till', roles: ['owner', 'accountant'] },
  refund: { title: 'Give refunds at the till', roles: ['owner', 'accountant', 'cashier'] },
  moveCash: { title: 'Put cash into the drawer and take it out', roles: ['owner', 'accountant', 'cashier'] },
  undoRecharges: { title: 'Undo a mistyped recharge', roles: ['owner', 'accountant', 'cashier'] },
  vouch: { title: 'Vouch for a customer who shows no proof', roles: ['owner', 'accountant'] },
  configure: { title: 'Set up registers and the point of sale', roles: ['owner'] },
})

/** Whether somebody with that role may; the same rule as for signing in. */
export function roleMay(role: Role, permission: Permission): boolean {
  return role === 'owner' || permission.roles.includes(role)
}

/** Ids of the permissions of the point of sale that a role has. */
export function permissionsOf(role: Role): ReadonlySet<string> {
  return new Set(
    Object.values(permissions)
      .filter((permission) => roleMay(role, permission))
      .map(({ id }) => id),
  )
}
