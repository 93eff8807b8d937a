const references: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** Our own HTML without its formatting. */
export const plainText = (source: string): string =>
  source
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (reference) => references[reference] ?? reference)
