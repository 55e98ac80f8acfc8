import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'cards.title': 'بطاقات الهدايا',
  'source.giftCard': 'بطاقة هدايا',
  'redeem.action': 'استبدال بطاقة هدايا',
}
