/** The items of a preview, debit above zero: '2310 -500', '1200 500'. */
export function shown(
  items: readonly { account: { code: string }; debit: { amount: string }; credit: { amount: string } }[],
): string[] {
  return items.map(
    ({ account, debit, credit }) => `${account.code} ${BigInt(debit.amount) - BigInt(credit.amount)}`,
  )
}
