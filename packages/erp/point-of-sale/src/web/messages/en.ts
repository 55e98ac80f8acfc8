import { office } from './en/office.ts'
import { payment } from './en/payment.ts'
import { till } from './en/till.ts'

export const en = { ...till, ...payment, ...office } as const
