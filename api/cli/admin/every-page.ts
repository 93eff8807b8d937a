interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** Every item of a list that is asked for page by page. */
export async function* everyPage<Item>(
  ask: (after: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item> {
  let after: string | undefined
  do {
    const { items, next } = await ask(after)
    yield* items
    after = next ?? undefined
  } while (after !== undefined)
}
