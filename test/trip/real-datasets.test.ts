// Every real city file beside the project, when it is there, through the running portal: published, or refused for the right reason.
import { basename, join } from 'node:path'
import { as, createDataset, eventually, readBytes, signAll, statusOf, uploadAndWait } from '../support/crew.ts'
import { material, REFUSED, tableOf, withMaterial } from '../support/material.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()

withMaterial(
  'every real dataset is published after the sign-offs of the policy, or refused for the right reason',
  async () => {
    const publisher = await as(url, 'ines')
    const files = tableOf('MANIFEST.tsv').flatMap(([file]) => (file!.startsWith('datasets/') ? [file!] : []))
    const slugs: string[] = []
    const wrong: string[] = []
    for (const file of files) {
      const { id, slug } = await createDataset(publisher, `Real ${basename(file).replace(/\W+/g, ' ')}`)
      const version = await uploadAndWait(publisher, id, basename(file), readBytes(join(material, file)))
      const expected = REFUSED[file]
      if (expected) {
        const isRight = version.status === 'rejected' && (await codesOf(id)).some((code) => expected.includes(code))
        if (!isRight) wrong.push(`${file}: ${version.status}`)
        continue
      }
      if (version.status !== 'in-review') {
        wrong.push(`${file}: ${version.status} ${version.rejection?.message}`)
        continue
      }
      await signAll(url, id, 1)
      slugs.push(slug)
    }
    expect(wrong).toEqual([])
    expect(slugs).toHaveLength(files.length - Object.keys(REFUSED).length)
    for (const slug of slugs) {
      for (const address of [`/datasets/${slug}/`, `/files/${slug}/latest.parquet`, `/files/${slug}/latest.csv.gz`]) {
        await eventually(
          () => statusOf(url + address),
          (status) => status === 200,
          120,
        )
      }
    }

    async function codesOf(id: string): Promise<string[]> {
      const review = await publisher.must('GET', `/datasets/${id}/versions/1/report`)
      return review.findings.map(({ code }: { code: string }) => code)
    }
  },
)
