export const en = {
  'app.label': 'Products',
  'app.hint': 'What you sell, and its taxes',
  'nav.products': 'Products',
  'settings.taxesHint': 'Rates that products are sold with',
  'nav.taxes': 'Taxes',
  'action.addProduct': 'Add product',
  'products.title': 'Products',
}
