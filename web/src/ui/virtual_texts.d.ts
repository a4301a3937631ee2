// SPDX-License-Identifier: EUPL-1.2
declare module 'virtual:texts' {
  type Chapter = Record<string, unknown>;
  const chapters: Record<'sv' | 'en', Record<string, () => Promise<{default: Chapter}>>>;
  export default chapters;
}
