import { office } from './en/office.ts'
import { payment } from './en/payment.ts'
import { permissions } from './en/permissions.ts'
import { till } from './en/till.ts'

export const en = { ...till, ...payment, ...office, ...permissions } as const
