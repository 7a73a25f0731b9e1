namespace Calaisis.Raster.Sentences;

/// <summary>Something that sentences mention in words: a cell, a window, bounds.</summary>
public interface ISpoken
{
    /// <summary>How it is called within a sentence.</summary>
    Sentence Sentence { get; }
}
