// test/support/people.ts: members for tests, one of every role.
import type { Member, Role } from '../../core/model.ts'

export function aMember(id: string, roles: Role[], departments: string[] = []): Member {
  return { id, name: id, email: `${id}@city.example`, roles, departments }
}

export const ada = aMember('ada', ['administrator'])
export const ines = aMember('ines', ['publisher'], ['parks'])
export const tom = aMember('tom', ['publisher'], ['finance'])
export const leo = aMember('leo', ['liaison'], ['parks'])
export const priya = aMember('priya', ['privacy-reviewer'])
export const lars = aMember('lars', ['legal-reviewer'])
export const sofia = aMember('sofia', ['security-reviewer'])
export const everybody = [ada, ines, tom, leo, priya, lars, sofia]
