export const en = {
  'app.label': 'Products',
  'app.hint': 'What you sell, and its taxes',
  'nav.products': 'Products',
  'nav.taxes': 'Taxes',
  'action.addProduct': 'Add product',
  'products.title': 'Products',
}
