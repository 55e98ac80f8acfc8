import { Refusal } from '@platform/plugin-api'

export function unknownProduct(productId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_product',
    message: 'There is no such product. Reload the list and choose one from it.',
    facts: { productId },
  })
}

export function unknownTax(taxId: string): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_tax',
    message: 'There is no such tax. Reload the list and choose one from it.',
    facts: { field: 'taxId', taxId },
  })
}

export function codeTaken(code: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'code_taken',
    message: `Another product has the code ${code} already. Choose another one.`,
    facts: { field: 'code', taken: code },
  })
}

export function barcodeTaken(barcode: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'barcode_taken',
    message: `Another product has the barcode ${barcode} already.`,
    facts: { field: 'barcode', barcode },
  })
}

export function taxNameTaken(name: string): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'name_taken',
    message: `There is a tax called ${name} already. Choose another name.`,
    facts: { field: 'name', name },
  })
}
