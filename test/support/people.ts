// test/support/people.ts: members for tests, one of every role.
import { EVERY_DEPARTMENT, memberWith } from '../../core/members.ts'
import type { Member, Role } from '../../core/model.ts'

/** @param departments none means every department */
export function aMember(id: string, roles: Role[], departments: string[] = [EVERY_DEPARTMENT]): Member {
  const grants = roles.flatMap((role) => departments.map((department) => ({ role, department })))
  return memberWith({ id, name: id, email: `${id}@city.example` }, grants)
}

export const ada = aMember('ada', ['administrator'])
export const ines = aMember('ines', ['publisher'], ['parks'])
export const tom = aMember('tom', ['publisher'], ['finance'])
export const leo = aMember('leo', ['liaison'], ['parks'])
export const priya = aMember('priya', ['privacy-reviewer'])
export const lars = aMember('lars', ['legal-reviewer'])
export const sofia = aMember('sofia', ['security-reviewer'])
export const everybody = [ada, ines, tom, leo, priya, lars, sofia]
