import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'points.title': 'نقاط الولاء',
  'rules.title': 'نقاط الولاء',
  'rules.hint': 'ثمن النقطة ومدة بقاء النقاط',
  'check.loyalty.balances-agree': 'نقاط الولاء هي مجموع حركاتها',
}
