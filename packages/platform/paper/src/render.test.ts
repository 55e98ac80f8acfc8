import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import type { Paper } from './paper.ts'
import { renderPaper, renderReceipt } from './render.ts'

/** What a reader of the file finds on its pages: the words in no particular order, letters as they were typed. */
async function textOf(file: Buffer): Promise<{ pages: number; text: string; width: number; height: number }> {
  const document = await getDocument({ data: new Uint8Array(file), useSystemFonts: false, verbosity: 0 })
    .promise
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
  const text = texts
    .join(' ')
    .replaceAll(/[\u200e\u200f\u061c]/g, '')
    .replaceAll(/\s+/g, ' ')
  return { pages: document.numPages, text, width, height }
}

const english: Paper = {
  language: 'en',
  letterhead: 'Atelier Zürich Ltd',
  title: 'Invoice INV/2026/00042',
  status: 'Draft',
  parties: [{ label: 'Bill to', lines: ['Zoë Ångström', 'Οδός Ερμού 5', 'Київ'] }],
  facts: [{ label: 'Date', value: '1 Mar 2026' }],
  tables: [
    {
      columns: [
        { header: 'Description', share: 4 },
        { header: 'Amount', share: 1, align: 'end' },
      ],
      rows: [['Lamp', '€1,234.56']],
    },
  ],
  totals: [{ label: 'Total', value: '€1,234.56', strong: true }],
  remarks: ['Thank you.'],
  pageText: 'Page {page} of {pages}',
}

const arabic: Paper = {
  ...english,
  language: 'ar',
  letterhead: 'شركة المصباح',
  title: 'فاتورة INV/2026/00042',
  status: 'مسودة',
  parties: [{ label: 'إلى', lines: ['مريم Ångström'] }],
  facts: [{ label: 'التاريخ', value: '1 مارس 2026' }],
  remarks: ['شكرًا لكم.'],
  pageText: 'صفحة {page} من {pages}',
}

describe('a paper', () => {
  it('says everything it was given, in letters that can be found', async () => {
    const { pages, text } = await textOf(await renderPaper(english))
    expect(pages).toBe(1)
    for (const words of [
      'Atelier Zürich Ltd',
      'INV/2026/00042',
      'Draft',
      'Zoë Ångström',
      'Οδός Ερμού 5',
      'Київ',
      '€1,234.56',
      'Thank you.',
      'Page 1 of 1',
    ])
      expect(text).toContain(words)
  })

  it('says it in Arabic, too: letters joined on the page are whole in the file', async () => {
    const { text } = await textOf(await renderPaper(arabic))
    for (const words of [
      'شركة',
      'المصباح',
      'فاتورة',
      'INV/2026/00042',
      'مسودة',
      'مريم',
      'Ångström',
      'التاريخ',
      'صفحة',
    ])
      expect(text).toContain(words)
  })

  it('leaves a name in the other script its own order', async () => {
    const { text } = await textOf(
      await renderPaper({ ...arabic, totals: [{ label: 'VAT 20 %', value: '1.00' }] }),
    )
    expect(text).toContain('VAT 20 %')
  })

  it('runs over to further pages, each with the headings of the table', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`Line ${index + 1}`, '€1.00'])
    const tables = english.tables.map((table) => ({ ...table, rows }))
    const { pages, text } = await textOf(await renderPaper({ ...english, tables }))
    expect(pages).toBeGreaterThan(2)
    expect(text.match(/Description/g)).toHaveLength(pages)
    expect(text).toContain(`Page ${pages} of ${pages}`)
    expect(text).toContain('Line 90')
  })

  it('holds whatever a name has in it', async () => {
    const name = `<b>${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)} 株式会社 😀 \u202Eevil\u0007`
    const { pages } = await textOf(
      await renderPaper({ ...english, parties: [{ label: 'Bill to', lines: [name] }], title: name }),
    )
    expect(pages).toBe(1)
  })
})

describe('a receipt', () => {
  it('is 80 mm wide and as long as its lines', async () => {
    const receipt = {
      language: 'en',
      letterhead: 'Lamp Shop',
      title: 'Receipt 7',
      heading: ['1 Mar 2026'],
      lines: [{ label: 'Lamp', detail: '2 × €4.20', value: '€8.40' }],
      totals: [{ label: 'Total', value: '€8.40', strong: true }],
      payments: [{ label: 'Wallet', value: '€8.40' }],
      closing: ['Thank you'],
    } as const
    const short = await textOf(await renderReceipt(receipt))
    const long = await textOf(
      await renderReceipt({ ...receipt, lines: Array.from({ length: 60 }, () => receipt.lines[0]) }),
    )
    expect(short.text).toContain('2 × €4.20')
    expect(Math.round((short.width / 72) * 25.4)).toBe(80)
    expect([short.pages, long.pages]).toEqual([1, 1])
    expect(long.height).toBeGreaterThan(short.height * 3)
  })
})
