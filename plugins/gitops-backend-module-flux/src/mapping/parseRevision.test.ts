import { parseChartVersion } from './parseChartVersion';
import { parseRevision } from './parseRevision';

const sha1 = '5b6fc8f5a89aaacdf6ac4eac114fcd683b7bee7e';
const sha256 =
  '2fa1e00e1f8296dfbaac3de6d0c949c8d0751067c6391d6684d43717cb844d40';

describe('parseRevision', () => {
  it.each([
    [
      `main@sha1:${sha1}`,
      { pointer: 'main', algorithm: 'sha1', checksum: sha1 },
    ],
    [
      `v1.0.1@sha1:${sha1}`,
      { pointer: 'v1.0.1', algorithm: 'sha1', checksum: sha1 },
    ],
    [
      `feature/a@b@sha1:${sha1}`,
      { pointer: 'feature/a@b', algorithm: 'sha1', checksum: sha1 },
    ],
    [
      `refs/pull/1/head@sha1:${sha1}`,
      { pointer: 'refs/pull/1/head', algorithm: 'sha1', checksum: sha1 },
    ],
    [`sha1:${sha1}`, { algorithm: 'sha1', checksum: sha1 }],
    [
      `6.0.3@sha256:${sha256}`,
      { pointer: '6.0.3', algorithm: 'sha256', checksum: sha256 },
    ],
    [`sha256:${sha256}`, { algorithm: 'sha256', checksum: sha256 }],
    [`main/${sha1}`, { pointer: 'main', algorithm: 'sha1', checksum: sha1 }],
    ['6.0.3+4e5cbb7b97d0', { pointer: '6.0.3+4e5cbb7b97d0' }],
  ])('splits %s', (revision, parts) => {
    expect(parseRevision(revision)).toEqual(parts);
  });
});

describe('parseChartVersion', () => {
  it.each([
    ['0.1.0+5b6fc8f5a89a.2', { version: '0.1.0', checksum: '5b6fc8f5a89a' }],
    ['6.0.3+4e5cbb7b97d0', { version: '6.0.3', checksum: '4e5cbb7b97d0' }],
    ['6.0.3+1', { version: '6.0.3' }],
    ['6.0.3', { version: '6.0.3' }],
  ])('splits %s', (chartVersion, parts) => {
    expect(parseChartVersion(chartVersion)).toEqual(parts);
  });
});
