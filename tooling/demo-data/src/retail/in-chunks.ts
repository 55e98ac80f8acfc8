import type { ImportWatch } from './import-retail.ts'

/** Works through a list a chunk at a time, showing how far it is; stops between chunks when asked to. */
export async function inChunks<Item>(
  items: readonly Item[],
  size: number,
  title: string,
  { progress, signal }: ImportWatch,
  work: (chunk: readonly Item[]) => Promise<void>,
): Promise<void> {
  const bar = progress(title)
  try {
    for (let start = 0; start < items.length; start += size) {
      signal.throwIfAborted()
      await work(items.slice(start, start + size))
      bar.step(Math.min(start + size, items.length), items.length)
    }
  } finally {
    bar.end()
  }
}
