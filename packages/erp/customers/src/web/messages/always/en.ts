export const en = {
  'app.label': 'Customers',
  'app.hint': 'People and firms you sell to',
  'nav.customers': 'Customers',
  'action.add': 'Add customer',
  'customers.title': 'Customers',
}
