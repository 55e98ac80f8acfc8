import type { Translation } from '@platform/plugin-api/web'
import type { en } from './en.ts'

export const ar: Translation<typeof en> = {
  'app.label': 'المنتجات',
  'app.hint': 'ما تبيعه وضرائبه',
  'nav.products': 'المنتجات',
  'settings.taxesHint': 'النسب التي تُباع بها المنتجات',
  'nav.taxes': 'الضرائب',
  'action.addProduct': 'إضافة منتج',
  'products.title': 'المنتجات',
  'plugin.name': 'المنتجات والضرائب',
}
