// Which file of an archive is its table.
import { planMembers } from '../../../adapters/formats/archive-members.ts'

const cases: readonly { name: string; files: readonly string[]; wanted?: string; gives: string }[] = [
  { name: 'a single table is it', files: ['a.csv'], gives: 'table a.csv' },
  {
    name: 'readme, licence and metadata beside it are passed over',
    files: ['README.txt', 'a.csv', 'licence.pdf', 'a_metadata.csv', 'datapackage.json'],
    gives: 'table a.csv',
  },
  {
    name: 'what a Mac leaves behind is passed over',
    files: ['__MACOSX/._a.csv', '.DS_Store', 'b/.hidden.csv', 'a.csv'],
    gives: 'table a.csv',
  },
  {
    name: 'a table with an ending that is not known is it, if it is alone',
    files: ['readme.md', 'export.asc2'],
    gives: 'table export.asc2',
  },
  { name: 'two tables need a choice', files: ['a.csv', 'b.tsv'], gives: 'archive-several' },
  { name: 'the choice is taken', files: ['a.csv', 'x/b.tsv'], wanted: 'x/b.tsv', gives: 'table x/b.tsv' },
  { name: 'a choice needs no folder', files: ['a.csv', 'x/b.tsv'], wanted: 'b.tsv', gives: 'table x/b.tsv' },
  { name: 'a choice that is not there is told', files: ['a.csv'], wanted: 'b.csv', gives: 'archive-error' },
  { name: 'an archive in the archive is refused', files: ['a.zip', 'b.zip'], gives: 'archive-nested' },
  { name: 'nothing to read is told', files: ['a.pdf', 'b.docx'], gives: 'archive-empty' },
  { name: 'no file at all is told', files: [], gives: 'archive-empty' },
  {
    name: 'a shapefile is one table',
    files: ['x/a.SHP', 'x/a.dbf', 'x/A.prj', 'x/a.shx', 'x/a.shp.xml', 'x/a.cpg'],
    gives: 'shapefile x/a.SHP x/a.dbf x/A.prj x/a.cpg',
  },
  { name: 'two shapefiles need a choice', files: ['a.shp', 'a.dbf', 'b.shp', 'b.dbf'], gives: 'archive-several' },
  {
    name: 'a shapefile can be chosen',
    files: ['a.shp', 'a.dbf', 'b.shp', 'b.dbf'],
    wanted: 'b.shp',
    gives: 'shapefile b.shp b.dbf',
  },
  { name: 'a shapefile without its table is told', files: ['a.shp', 'a.prj'], gives: 'shapefile-error' },
  { name: 'a table of a database is read alone', files: ['a.dbf'], gives: 'table a.dbf' },
]
for (const { name, files, wanted, gives } of cases) {
  test(`planMembers: ${name}`, () => {
    const plan = planMembers(files, wanted)
    const said = {
      table: () => (plan.kind === 'table' ? `table ${plan.member}` : ''),
      shapefile: () => (plan.kind === 'shapefile' ? ['shapefile', ...Object.values(plan.parts)].join(' ') : ''),
      refused: () => (plan.kind === 'refused' ? plan.finding.code : ''),
    }
    expect(said[plan.kind]()).toBe(gives)
  })
}

test('planMembers: tables that could be chosen are listed, with the one that was', () => {
  expect(planMembers(['a.csv', 'b.csv', 'metadata.csv', 'x.pdf'], 'b.csv').choices).toEqual([
    { name: 'a.csv', isHidden: false, isChosen: false },
    { name: 'b.csv', isHidden: false, isChosen: true },
    { name: 'metadata.csv', isHidden: false, isChosen: false },
  ])
})
