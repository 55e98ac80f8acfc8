import type { PagesFigures } from './benchmark-pages.ts'

/** The figures as a Markdown table, for people and for the documentation alike. */
export function pagesTableOf({ machine, customers, pages }: PagesFigures): string {
  return [
    `${machine}; ${customers.toLocaleString('en')} customers, each with a wallet and an open invoice`,
    '',
    '| page | JavaScript, gzipped | usable after | slowest |',
    '|---|---|---|---|',
    ...pages.map(
      ({ page, javaScript, usableMs, slowestMs }) =>
        `| ${page} | ${Math.ceil(javaScript)} KiB | ${Math.round(usableMs)} ms | ${Math.round(slowestMs)} ms |`,
    ),
  ].join('\n')
}
