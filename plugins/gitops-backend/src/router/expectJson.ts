import { RequestHandler } from 'express';
import { HttpError } from '../service/HttpError';

const TYPE = /^application\/json(\s*;\s*charset\s*=\s*"?utf-8"?)?$/i;

/**
 * Lets through JSON only. No form and no script of another site can send it without asking first, so that
 * nobody acts by being on a wrong page.
 */
export const expectJson: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'] ?? '';
  if (TYPE.test(type.trim())) {
    next();
    return;
  }
  next(
    new HttpError('Send the body as content-type application/json', {
      statusCode: 415,
    }),
  );
};
