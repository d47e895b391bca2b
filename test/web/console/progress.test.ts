import {
  durationText,
  percentOf,
  progressText,
  type Samples,
  speedOf,
  withSample,
} from '../../../web/console/progress.ts'

const steady: Samples = [0, 1000, 2000, 3000].map((at) => ({ at, bytes: at * 1000 }))

test('the speed is that of the last seconds', () => {
  expect(speedOf(steady)).toBe(1_000_000)
  const slower = withSample(withSample(steady, 12_000, 3_000_000), 20_000, 3_000_000)
  expect(speedOf(slower)).toBe(0)
})

test('nothing is said about speed in the first second', () => {
  expect(speedOf([])).toBeUndefined()
  expect(
    speedOf([
      { at: 0, bytes: 0 },
      { at: 500, bytes: 9 },
    ]),
  ).toBeUndefined()
})

test('progress is told in percent, bytes, speed and time left', () => {
  expect(progressText(steady, 12_000_000)).toBe('25 % · 3.0 MB of 12.0 MB · 1.0 MB/s · 9 seconds left')
  expect(progressText([], 12_000_000)).toBe('0 % · 0 bytes of 12.0 MB')
})

test('an upload that stands still promises no time', () => {
  expect(
    progressText(
      [
        { at: 0, bytes: 5 },
        { at: 3000, bytes: 5 },
      ],
      10,
    ),
  ).toBe('50 % · 5 bytes of 10 bytes')
})

test('a hundred percent means all of it', () => {
  expect(percentOf(999_999, 1_000_000)).toBe(99)
  expect(percentOf(1_000_000, 1_000_000)).toBe(100)
  expect(percentOf(0, 0)).toBe(100)
})

test('durations are told in the unit that fits', () => {
  expect([0.2, 45, 60, 3599, 3600, 5400].map(durationText)).toEqual([
    '1 second',
    '45 seconds',
    '1 minute',
    '60 minutes',
    '1 hour',
    '1 hour 30 minutes',
  ])
})
