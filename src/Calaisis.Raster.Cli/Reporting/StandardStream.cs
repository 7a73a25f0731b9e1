using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Cli.Reporting;

/// <summary>
/// What the program prints goes through here: a standard output that takes nothing (a full disk) fails as any output
/// does; what a standard error takes no more can be told nobody, and ends no work. A pipe whose reader is gone takes
/// what comes in silence.
/// </summary>
sealed class StandardStream(Stream system, bool mayFail) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on for all that this process prints.</summary>
    public static void Begin()
    {
        Console.SetOut(WriterTo(Console.OpenStandardOutput(), mayFail: false));
        Console.SetError(WriterTo(Console.OpenStandardError(), mayFail: true));
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="OutputException">Standard output takes nothing more.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            system.Write(buffer);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            if (!mayFail)
            {
                throw new OutputException(
                    $"standard output cannot be written ({LibraryTexts.Of(refused)}); "
                        + $"free some space, or send it elsewhere",
                    refused);
            }
        }
    }

    public override void Flush()
    {
        // The system's stream holds nothing back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    static StreamWriter WriterTo(Stream system, bool mayFail) =>
        new(new StandardStream(system, mayFail), Console.OutputEncoding) { AutoFlush = true };
}
