import { RequestHandler } from 'express';
import { GitopsMetrics } from '../metrics/GitopsMetrics';

/**
 * Takes note of every answer, by the route it matched and never by its address.
 *
 * @param options.now - milliseconds from any beginning
 */
export function recordRequests(options: {
  metrics: Pick<GitopsMetrics, 'recordRequest'>;
  now: () => number;
}): RequestHandler {
  const { metrics, now } = options;
  return (request, response, next) => {
    const start = now();
    response.on('finish', () => {
      const path: unknown = request.route?.path;
      metrics.recordRequest({
        route: typeof path === 'string' ? path : 'none',
        status: response.statusCode,
        seconds: (now() - start) / 1_000,
      });
    });
    next();
  };
}
