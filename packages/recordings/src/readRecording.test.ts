import { listRecordings, readRecording } from './readRecording';

describe('readRecording', () => {
  it('reads every recording there is, each an exchange', () => {
    const all = (['argocd', 'kubernetes'] as const).flatMap(api =>
      listRecordings(api).map(name => readRecording(api, name)),
    );
    expect(all.length).toBeGreaterThan(150);
    for (const { request, response } of all) {
      expect(request.method).toMatch(/^[A-Z]+$/);
      expect(request.path).toMatch(/^\//);
      expect(response.status).toBeGreaterThanOrEqual(200);
      expect('body' in response || Array.isArray(response.chunks)).toBe(true);
    }
  });

  it('says which recording is missing', () => {
    expect(() => readRecording('argocd', 'no-such')).toThrow(/no-such\.json/);
  });
});
