/** A calendar day as Prisma answers it, 'YYYY-MM-DD'. */
export function wireDate(day: Date): string {
  return day.toISOString().slice(0, 10)
}
