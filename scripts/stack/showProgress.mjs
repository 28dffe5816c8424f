const HEARTBEAT_MS = 10_000;
const KEPT_LINES = 40;

/**
 * Says what is going on, that it still is, and how long it took.
 *
 * @param {string} what - a phrase for a person, without a full stop
 */
export function showProgress(what) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  console.log(`… ${what}`);
  const heartbeat = setInterval(
    () => console.log(`  still at it, ${seconds()} s`),
    HEARTBEAT_MS,
  );
  const progress = {
    done() {
      clearInterval(heartbeat);
      console.log(`✓ ${what} (${seconds()} s)`);
    },
    failed() {
      clearInterval(heartbeat);
      console.log(`✕ ${what} (${seconds()} s)`);
    },
    /** Resolves when the process succeeds; else rejects with the complaint and the last lines it printed. */
    watch(child, complaint) {
      const lines = [];
      const keep = data => {
        lines.push(...String(data).split('\n').filter(Boolean));
        lines.splice(0, lines.length - KEPT_LINES);
      };
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      return new Promise((resolve, reject) => {
        const fail = reason => {
          progress.failed();
          reject(new Error([...lines, `${complaint} (${reason}).`].join('\n')));
        };
        child.on('error', error => fail(error.message));
        child.on('exit', (code, signal) => {
          if (code !== 0) {
            fail(signal ? `ended by ${signal}` : `exit code ${code}`);
            return;
          }
          progress.done();
          resolve();
        });
      });
    },
  };
  return progress;
}
