/**
 * Splits the version of a deployed chart. helm-controller and source-controller append to what stands
 * in `Chart.yaml`: `0.1.0+5b6fc8f5a89a.2` is chart 0.1.0 of commit 5b6fc8f5a89a, packaged the second
 * time; `6.0.3+4e5cbb7b97d0` is chart 6.0.3 with that digest.
 */
export function parseChartVersion(chartVersion: string): {
  version: string;
  /** First 12 digits of a commit or digest. */
  checksum?: string;
} {
  const plus = chartVersion.indexOf('+');
  if (plus < 0) return { version: chartVersion };
  const build = /^([0-9a-f]{12})(?:\.|$)/.exec(chartVersion.slice(plus + 1));
  return {
    version: chartVersion.slice(0, plus),
    ...(build && { checksum: build[1] }),
  };
}
