namespace ConflictGraph.Formats;

/// <summary>Tells how many bytes were read through it and those before it that tell the same listener.</summary>
sealed class CountingStream(Stream inner, IProgress<long> progress) : Stream
{
    long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position { get => inner.Position; set => throw new NotSupportedException("It is read from its beginning to its end."); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read from its beginning to its end.");

    public override void SetLength(long value) => throw new NotSupportedException("It is read, not written.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read, not written.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    int Counted(int count)
    {
        read += count;
        progress.Report(read);
        return count;
    }
}
