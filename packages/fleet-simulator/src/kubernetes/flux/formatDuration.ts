/** A duration as Go prints it: `38.5ms`, `5.03s`, `5m0s`, `10m0s`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Number(ms.toFixed(6))}ms`;
  const seconds = Number(((ms % 60_000) / 1_000).toFixed(9));
  const minutes = Math.floor(ms / 60_000) % 60;
  const hours = Math.floor(ms / 3_600_000);
  if (hours) return `${hours}h${minutes}m${seconds}s`;
  return minutes ? `${minutes}m${seconds}s` : `${seconds}s`;
}
