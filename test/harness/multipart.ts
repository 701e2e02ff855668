export interface SentFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

/** The body a browser sends for dropped files. */
export function multipartOf(files: readonly SentFile[]): {
  readonly payload: Buffer;
  readonly contentType: string;
} {
  const boundary = 'vigie-test-boundary-7f3a';
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    ),
    Buffer.from(bytes),
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
