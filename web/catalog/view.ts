// web/catalog/view.ts: what the pages are made from. The values live in core, where feeds and catalogs use them too.
export type { PublishedDataset, PublishedVersion, SiteContext } from '../../core/catalog/published.ts'
