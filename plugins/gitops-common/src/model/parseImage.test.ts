import { parseImage } from './parseImage';

describe('parseImage', () => {
  it.each([
    ['nginx', { repository: 'nginx' }],
    ['nginx:1.27', { repository: 'nginx', tag: '1.27' }],
    ['ghcr.io/org/shop:v1', { repository: 'ghcr.io/org/shop', tag: 'v1' }],
    ['localhost:5000/shop', { repository: 'localhost:5000/shop' }],
    ['localhost:5000/shop:2', { repository: 'localhost:5000/shop', tag: '2' }],
    ['shop@sha256:ab', { repository: 'shop', digest: 'sha256:ab' }],
    ['shop:3@sha256:ab', { repository: 'shop', tag: '3', digest: 'sha256:ab' }],
  ])('%s', (image, parts) => {
    expect(parseImage(image)).toEqual(parts);
  });
});
