import type { Translation } from '@platform/plugin-api/web'
import { office } from './ar/office.ts'
import { payment } from './ar/payment.ts'
import { refusals } from './ar/refusals.ts'
import { till } from './ar/till.ts'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  ...till,
  ...payment,
  ...office,
  ...refusals,
}
